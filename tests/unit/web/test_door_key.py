from selfassess.web.access import DoorKey


def test_a_key_opens_once():
    key = DoorKey()

    assert key.spend(key.value)
    assert not key.spend(key.value)


def test_a_wrong_key_opens_nothing_and_spoils_nothing():
    key = DoorKey()

    assert not key.spend("a guess")
    assert not key.spend("ключ")
    assert key.spend(key.value)


def test_no_two_runs_share_a_key():
    one, other = DoorKey(), DoorKey()

    assert one.value != other.value
    assert one.run != other.run

from selfassess.library.published import add_published, changed_since_published, gone, published


def a_file(folder, text):
    path = folder / "small" / "1.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    return path


def test_a_published_file_that_changed_is_told_to_become_a_new_version(tmp_path):
    path = a_file(tmp_path, b"title: one\n")
    add_published(tmp_path, path)
    assert changed_since_published(tmp_path, path, "1.yaml") == ()

    a_file(tmp_path, b"title: two\n")

    (mistake,) = changed_since_published(tmp_path, path, "1.yaml")
    assert "was published and has changed since" in mistake.message
    assert "as a new version beside 1.yaml" in mistake.message


def test_line_ends_of_another_system_are_no_change(tmp_path):
    path = a_file(tmp_path, b"title: one\nid: a\n")
    add_published(tmp_path, path)

    a_file(tmp_path, b"title: one\r\nid: a\r\n")

    assert changed_since_published(tmp_path, path, "1.yaml") == ()


def test_a_file_that_was_never_published_may_change(tmp_path):
    assert changed_since_published(tmp_path, a_file(tmp_path, b"title: one\n"), "1.yaml") == ()


def test_a_published_file_that_is_gone_is_told_with_the_line_that_lists_it(tmp_path):
    path = a_file(tmp_path, b"title: one\n")
    add_published(tmp_path, path)
    path.unlink()

    (mistake,) = gone(tmp_path, "PUBLISHED")
    assert str(mistake) == "PUBLISHED:2: small/1.yaml was published and is gone: put it back."


def test_publishing_again_replaces_the_checksum(tmp_path):
    path = a_file(tmp_path, b"title: one\n")
    first = add_published(tmp_path, path)
    a_file(tmp_path, b"title: two\n")

    second = add_published(tmp_path, path)

    assert first != second
    assert published(tmp_path) == {"small/1.yaml": second}

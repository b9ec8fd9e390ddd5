"""Train the classifier: `python -m training.train --reports FOLDER --gold FOLDER --evaluate`, `--curve` or `--write`."""

import argparse
import json
import sys
from pathlib import Path

from selfassess.resources import data_dir
from training.data import gold_examples, own_examples, read_reports, sayings
from training.evaluate import cross_validate, learning_curve
from training.learning import learn_ranking, learn_tone, learn_topics, shipped_signals

MODELS = Path(__file__).parent.parent / "selfassess" / "ingest" / "model"


def main() -> None:
    """Read the reports and labels, then evaluate or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    reports = read_reports(asked.reports)
    examples = [*gold_examples(reports, asked.gold), *own_examples(reports)]
    said = list(sayings(reports))
    signals = shipped_signals(data_dir("frameworks"))
    tell(f"{len(reports)} reports, {len(examples)} passages and {len(said)} sentences with labels")
    if asked.evaluate:
        cross_validate(examples, said, signals, reports, tell)
    if asked.curve:
        learning_curve(examples, said, signals, reports, tell)
    if asked.write:
        write("topics.json", learn_topics(examples, signals))
        write("ranking.json", learn_ranking(examples, signals, reports))
        write("tone.json", learn_tone(examples, said))


def write(name: str, stored: object) -> None:
    """Write one model and say how large it is."""
    text = json.dumps(stored, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    (MODELS / name).write_text(text + "\n", encoding="utf-8")
    tell(f"{name}: {len(text) // 1000} kB")


def tell(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

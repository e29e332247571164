#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Xapian on the messages that segue-bench hands over.

Standard input: one JSON object a line. {"text": …} is a message, the oldest first. After them {"kind": …,
"questions": […]} for each kind of search. Standard output: one JSON object a kind and order, with the
milliseconds of each question; before them one with the seconds that indexing took. The first argument is the
folder of the database.
"""
import json
import sys
import time

import xapian

MOST_HITS = 50


def index(database, lines):
    """Indexes messages until the first line that is none, which it returns."""
    generator = xapian.TermGenerator()
    generator.set_database(database)
    generator.set_flags(xapian.TermGenerator.FLAG_CJK_NGRAM | xapian.TermGenerator.FLAG_SPELLING)
    count, begin = 0, time.perf_counter()
    for line in lines:
        told = json.loads(line)
        if "text" not in told:
            database.commit()
            print(json.dumps({"indexed": count, "seconds": time.perf_counter() - begin}), flush=True)
            return told
        document = xapian.Document()
        document.set_data(told["text"])
        generator.set_document(document)
        generator.index_text(told["text"])
        database.add_document(document)
        count += 1
    return None


class Searcher:
    def __init__(self, database):
        self.database = database
        self.parser = xapian.QueryParser()
        self.parser.set_database(database)
        self.parser.set_default_op(xapian.Query.OP_AND)
        self.flags = (xapian.QueryParser.FLAG_PHRASE | xapian.QueryParser.FLAG_PARTIAL
                      | xapian.QueryParser.FLAG_CJK_NGRAM)

    def ask(self, question, newest_first, corrected):
        """Finds the first hits and reads their texts; answers how many there are."""
        query = self.parser.parse_query(question, self.flags)
        if corrected:
            # An unfinished word is not corrected: it is taken as finished.
            self.parser.parse_query(question, xapian.QueryParser.FLAG_SPELLING_CORRECTION)
            better = self.parser.get_corrected_query_string()
            query = self.parser.parse_query(better or question, self.flags)
        enquire = xapian.Enquire(self.database)
        enquire.set_query(query)
        if newest_first:
            enquire.set_weighting_scheme(xapian.BoolWeight())
            enquire.set_docid_order(xapian.Enquire.DESCENDING)
        return sum(1 for match in enquire.get_mset(0, MOST_HITS) if match.document.get_data())


def measure(searcher, told, newest_first):
    milliseconds, answered = [], 0
    searcher.ask(told["questions"][0], newest_first, False)
    for question in told["questions"]:
        begin = time.perf_counter()
        hits = searcher.ask(question, newest_first, told["kind"] == "typo")
        milliseconds.append((time.perf_counter() - begin) * 1000)
        answered += hits > 0
    order = "newest" if newest_first else "relevance"
    print(json.dumps({"kind": told["kind"], "order": order, "answered": answered, "ms": milliseconds}), flush=True)


def main():
    database = xapian.WritableDatabase(sys.argv[1], xapian.DB_CREATE_OR_OVERWRITE)
    told = index(database, sys.stdin)
    database.close()
    searcher = Searcher(xapian.Database(sys.argv[1]))
    while told is not None:
        measure(searcher, told, True)
        measure(searcher, told, False)
        line = sys.stdin.readline()
        told = json.loads(line) if line else None


if __name__ == "__main__":
    main()

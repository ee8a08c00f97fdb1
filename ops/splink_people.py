"""Links a table of people with Splink on DuckDB, for ops/benchmark to print its figures beside ours.

    python splink_people.py PEOPLE.csv FOLDER

Columns: id, given_name, surname, birth_date, address, city, postcode, telephone. Writes FOLDER/splink-THRESHOLD.csv (id, cluster) for several thresholds,
because Splink leaves the choice to its user, and prints one JSON document: the seconds until the first clusters lay on disk.
"""

import json
import logging
import sys
import time
from pathlib import Path

began = time.monotonic()
import duckdb  # noqa: E402
import splink  # noqa: E402
import splink.comparison_library as cl  # noqa: E402
from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: E402

logging.getLogger("splink").setLevel(logging.WARNING)
table, folder = Path(sys.argv[1]), Path(sys.argv[2])
thresholds = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999]

connection = duckdb.connect()
connection.execute(
    "create table people as select * from read_csv(?, all_varchar = true, nullstr = '')", [str(table)]
)
settings = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name="id",
    comparisons=[
        cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
        cl.NameComparison("surname").configure(term_frequency_adjustments=True),
        cl.DateOfBirthComparison("birth_date", input_is_string=True),
        cl.JaroWinklerAtThresholds("address", [0.95, 0.88]),
        cl.LevenshteinAtThresholds("city", [1]).configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("postcode", [1]),
        cl.DamerauLevenshteinAtThresholds("telephone", [1]),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("telephone"),
        block_on("given_name", "surname"),
        block_on("surname", "birth_date"),
        block_on("given_name", "birth_date"),
        block_on("birth_date", "postcode"),
        block_on("address", "postcode"),
    ],
)
api = DuckDBAPI(connection=connection)
people = api.register("people")
linker = Linker(people, settings, log_level=None)
linker.training.estimate_probability_two_random_records_match(
    [block_on("given_name", "surname", "birth_date"), block_on("telephone")], recall=0.8
)
linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=7)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("surname", "birth_date"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("telephone"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("address", "postcode"))
pairs = linker.inference.predict(threshold_match_probability=min(thresholds))

seconds = None
for threshold in sorted(thresholds, key=lambda t: t != 0.95):
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=threshold
    )
    connection.execute(
        f"copy (select id, cluster_id from {clusters.physical_name}) to '{folder}/splink-{threshold}.csv' (header)"
    )
    if seconds is None:
        seconds = time.monotonic() - began
print(json.dumps({"splink": splink.__version__, "duckdb": duckdb.__version__, "seconds": seconds, "thresholds": thresholds}))

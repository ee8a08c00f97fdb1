package creditbank.resolve.engine;

import creditbank.resolve.score.Frequencies;
import creditbank.resolve.score.Outcomes;
import creditbank.resolve.score.Parameters;

/** All that is needed to score a pair of a run's profiles once more. */
record Scoring(Parameters parameters, Frequencies frequencies, Outcomes.Factory outcomes) {}

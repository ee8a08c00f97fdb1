package creditbank.database;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Skips the second run of the store tests, and says so loudly, where no Docker engine answers; where {@code CREDITBANK_REQUIRE_DOCKER} is true
 * they run and fail instead.
 */
final class DockerEngine implements ExecutionCondition {
    private static final String NOTICE =
            "no Docker engine answers: the store tests did NOT run on a container's PostgreSQL";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!TestDatabase.inContainer()) {
            return ConditionEvaluationResult.enabled("on the embedded server");
        }
        if (Boolean.parseBoolean(System.getenv("CREDITBANK_REQUIRE_DOCKER")) || Once.ANSWERS) {
            return ConditionEvaluationResult.enabled("on a container");
        }
        return ConditionEvaluationResult.disabled(NOTICE);
    }

    /** Asked once for the whole JVM. */
    private static final class Once {
        static final boolean ANSWERS = ask();

        private static boolean ask() {
            boolean answers = DockerClientFactory.instance().isDockerAvailable();
            if (!answers) {
                System.err.println("\n*** " + NOTICE + " ***\n");
            }
            return answers;
        }
    }
}

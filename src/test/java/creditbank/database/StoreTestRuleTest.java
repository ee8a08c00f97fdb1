package creditbank.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StoreTestRuleTest {
    private final JavaClasses classes = new ClassFileImporter().importPath(Path.of("target", "test-classes"));

    @Test
    void every_test_that_reaches_a_test_database_runs_on_a_container_too() {
        Set<String> untagged = new TreeSet<>();
        for (JavaClass test : classes) {
            boolean tests = test.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Test.class));
            if (tests && reachesDatabase(test) && !test.isAnnotatedWith(StoreTest.class)) {
                untagged.add(test.getName());
            }
        }
        assertThat(untagged).as("test classes without @StoreTest").isEmpty();
    }

    private boolean reachesDatabase(JavaClass test) {
        Set<JavaClass> seen = new HashSet<>(Set.of(test));
        ArrayDeque<JavaClass> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            JavaClass next = open.remove();
            if (callsDataSource(next)) {
                return true;
            }
            for (Dependency dependency : next.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (classes.contain(target.getName()) && seen.add(target)) {
                    open.add(target);
                }
            }
        }
        return false;
    }

    private static boolean callsDataSource(JavaClass candidate) {
        return candidate.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(TestDatabase.class)
                        && call.getTarget().getName().equals("dataSource"));
    }
}

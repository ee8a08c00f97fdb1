package creditbank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Makes the folders of {@code @TempDir} with names of letters: the digits of an ordinary one are now and then eighteen, which every message hides because it takes
 * them for an ID number.
 */
public final class LetteredFolders implements TempDirFactory {
    private static final int LETTERS = 20;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        String name = RandomGenerator.getDefault()
                .ints(LETTERS, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return Files.createDirectory(
                Path.of(System.getProperty("java.io.tmpdir")).resolve("junit-" + name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}

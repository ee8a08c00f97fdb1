package creditbank.cli;

import creditbank.map.yaml.YamlException;
import creditbank.run.source.ConfigurationException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;

/** The program's entry point. */
public final class Main {
    /** Something failed. */
    static final int FAILED = 1;
    /** The command, or a file that it needs, is wrong. */
    static final int WRONG_USE = 2;

    private Main() {}

    /** Runs one command and exits with its code: 0 all good, 1 something failed, 2 wrong use. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Creditbank())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    }

    private static int failed(Exception failure, CommandLine command) {
        if (failure instanceof ConfigurationException wrong) {
            wrong.problems().forEach(command.getErr()::println);
            return WRONG_USE;
        }
        if (failure instanceof YamlException wrong) {
            wrong.problems().forEach(command.getErr()::println);
            return WRONG_USE;
        }
        if (failure instanceof NoSuchFileException missing) {
            command.getErr().println(command.getCommandName() + ": there is no file " + missing.getFile());
            return WRONG_USE;
        }
        command.getErr().println(command.getCommandName() + ": " + sentence(failure));
        return failure instanceof IllegalArgumentException ? WRONG_USE : FAILED;
    }

    private static String sentence(Exception failure) {
        if (failure instanceof FileSystemException file) {
            return file.getFile() + ": " + words(file);
        }
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }

    /** The message of such an exception is often the file's name alone. */
    private static String words(FileSystemException failure) {
        return switch (failure) {
            case FileAlreadyExistsException there -> "is there already, expected a new file";
            case NoSuchFileException missing -> "is not there";
            case AccessDeniedException denied -> "may not be opened";
            default -> failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
        };
    }
}

package creditbank;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The program's sources as the compiler's parser sees them. */
final class Sources {
    private static final Path ROOT = Path.of("src", "main", "java");

    private Sources() {}

    /**
     * A source file.
     *
     * @param path below the source folder, with slashes
     * @param methods the length of each method in lines
     * @param uncommented top-level types without a doc comment
     * @param floating places at which a binary floating-point type stands
     */
    record Source(String path, int lines, List<Method> methods, List<String> uncommented, List<String> floating) {
        String folder() {
            return path.substring(0, path.lastIndexOf('/'));
        }
    }

    /**
     * A method or constructor with a body.
     *
     * @param lines from its first annotation or modifier to its closing brace
     */
    record Method(String name, int lines) {}

    static List<Source> read() throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(ROOT)) {
            paths = all.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            DocTrees trees = DocTrees.instance(task);
            List<Source> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(source(unit, trees));
            }
            return sources;
        }
    }

    private static Source source(CompilationUnitTree unit, DocTrees trees) {
        Path path = Path.of(unit.getSourceFile().toUri());
        String below = ROOT.toAbsolutePath().relativize(path).toString().replace('\\', '/');
        Source source = new Source(below, lines(path), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        new Reader(unit, trees, source).scan(unit, null);
        return source;
    }

    private static int lines(Path path) {
        try {
            return Files.readAllLines(path, StandardCharsets.UTF_8).size();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }

    /** Collects what a source file holds. */
    private static final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private static final Set<String> FLOATING = Set.of("Double", "Float");

        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final Source source;

        Reader(CompilationUnitTree unit, DocTrees trees, Source source) {
            this.unit = unit;
            this.trees = trees;
            this.source = source;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            TreePath path = getCurrentPath();
            if (path.getParentPath().getLeaf() == unit && trees.getDocComment(path) == null) {
                source.uncommented().add(source.path());
            }
            return super.visitClass(tree, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            long start = trees.getSourcePositions().getStartPosition(unit, tree);
            long end = trees.getSourcePositions().getEndPosition(unit, tree);
            if (tree.getBody() != null && start >= 0 && end >= 0) {
                LineMap map = unit.getLineMap();
                int lines = (int) (map.getLineNumber(end) - map.getLineNumber(start)) + 1;
                source.methods().add(new Method(source.path() + " " + tree.getName(), lines));
            }
            return super.visitMethod(tree, null);
        }

        @Override
        public @Nullable Void visitPrimitiveType(PrimitiveTypeTree tree, @Nullable Void nothing) {
            if (tree.getPrimitiveTypeKind() == TypeKind.DOUBLE || tree.getPrimitiveTypeKind() == TypeKind.FLOAT) {
                source.floating().add(place(tree));
            }
            return super.visitPrimitiveType(tree, null);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
            if (FLOATING.contains(tree.getName().toString())) {
                source.floating().add(place(tree));
            }
            return super.visitIdentifier(tree, null);
        }

        private String place(Tree tree) {
            long start = trees.getSourcePositions().getStartPosition(unit, tree);
            return source.path() + ":" + unit.getLineMap().getLineNumber(start);
        }
    }
}

package creditbank.export;

import creditbank.export.parquet.PartFile;
import creditbank.export.published.Digests;
import creditbank.export.published.ExportFolder;
import creditbank.export.published.ExportedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Writes rows into as many files as they need. An empty bank makes one file without rows, so that analysts find its columns. */
final class RecordFiles implements Exports.Sink, Closeable {
    private final ExportFolder folder;
    private final long id;
    private final long rowsPerFile;
    private final List<ExportedFile> files = new ArrayList<>();
    private final MessageDigest content = Digests.sha256();
    private Path path;
    private PartFile part;
    private long rows;

    RecordFiles(ExportFolder folder, long id, long rowsPerFile) throws IOException {
        this.folder = folder;
        this.id = id;
        this.rowsPerFile = rowsPerFile;
        this.path = folder.building(id, 0);
        this.part = PartFile.create(path);
    }

    @Override
    public void add(ByteBuffer row) throws IOException {
        if (rows == rowsPerFile) {
            complete();
            path = folder.building(id, files.size());
            part = PartFile.create(path);
        }
        content.update(row.duplicate());
        part.add(row);
        rows++;
    }

    /** Completes the last file and returns what was written, durable, under the names that the files will have. */
    List<ExportedFile> finish() throws IOException {
        complete();
        return List.copyOf(files);
    }

    @Override
    public void close() throws IOException {
        part.close();
    }

    private void complete() throws IOException {
        part.close();
        files.add(folder.describe(path, rows, Digests.hex(content.digest())));
        rows = 0;
    }
}

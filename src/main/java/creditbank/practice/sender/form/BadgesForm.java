package creditbank.practice.sender.form;

import creditbank.practice.sender.Item;
import creditbank.practice.sender.Sent;
import creditbank.practice.world.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages {@code page-00001.json} … of at most 500 credentials, Open Badges 3.0 and CLR 2.0. */
final class BadgesForm implements Form {
    private static final int PAGE = 500;

    private final Path folder;
    private final Credentials credentials;
    private @Nullable FreshFile page;
    private int pages;
    private int onPage;
    private final List<Integer> pageOf = new ArrayList<>();

    BadgesForm(long seed, Path folder) throws IOException {
        this.folder = folder;
        credentials = new Credentials(seed);
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "page-*.json")) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void write(Person person, List<Sent> rows) throws IOException {
        pageOf.clear();
        if (rows.isEmpty()) {
            return;
        }
        if (rows.get(0).item().wide()) {
            element(credentials.wide(person, rows));
            return;
        }
        for (Sent row : rows) {
            element(credentials.single(row));
        }
    }

    private void element(String json) throws IOException {
        FreshFile file = page;
        if (file == null || onPage == PAGE) {
            finishPage();
            pages++;
            onPage = 0;
            file = new FreshFile(folder.resolve(pageName(pages)));
            page = file;
            file.write("{\"credentials\":[\n", StandardCharsets.US_ASCII);
        }
        file.write(onPage == 0 ? json : ",\n" + json, StandardCharsets.UTF_8);
        onPage++;
        pageOf.add(pages);
    }

    private void finishPage() throws IOException {
        FreshFile file = page;
        if (file != null) {
            file.write("\n]}\n", StandardCharsets.US_ASCII);
            file.publish();
            page = null;
        }
    }

    @Override
    public String key(Sent row) {
        Item item = row.item();
        return credentials.id(item.sighting().person().index(), item.number());
    }

    @Override
    public String file(int row) {
        return pageName(pageOf.get(Math.min(row, pageOf.size() - 1)));
    }

    private static String pageName(int page) {
        return "page-" + Integer.toString(100_000 + page).substring(1) + ".json";
    }

    @Override
    public void publish() throws IOException {
        if (pages == 0) {
            FreshFile empty = new FreshFile(folder.resolve(pageName(1)));
            empty.write("{\"credentials\":[", StandardCharsets.US_ASCII);
            page = empty;
            pages = 1;
        }
        finishPage();
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
        }
    }
}

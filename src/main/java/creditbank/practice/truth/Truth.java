package creditbank.practice.truth;

import creditbank.practice.sender.Item;
import creditbank.practice.sender.Nights;
import creditbank.practice.sender.Plan;
import creditbank.practice.sender.Sent;
import creditbank.practice.sender.Sighting;
import creditbank.practice.sender.Source;
import creditbank.practice.sender.Troubles;
import creditbank.practice.sender.form.Earned;
import creditbank.practice.sender.form.Form;
import creditbank.practice.world.Deed;
import creditbank.practice.world.Person;
import creditbank.practice.world.World;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the truth of one night into its folder, UTF-8 CSV by RFC 4180 with a header and line feeds, and one JSON document:
 *
 * <ul>
 *   <li>{@code rows.csv} source, night, file, key, person, achievement, expectation, credits: every claim to be, in the order of the delivery; the expectation is
 *       {@code accept}, {@code duplicate}, {@code withdraw} or {@code refuse:CODE}. Parts of a key are joined by {@code |}.
 *   <li>{@code people.csv} person, name, sex, birth, document, phone, kinship.
 *   <li>{@code achievements.csv} person, achievement, kind, provider, what, when, sources, counts: whether it counts once after this night, or not.
 *   <li>{@code troubles.csv} person, source, number, trouble: what is wrong with identities and rows.
 *   <li>{@code rates.csv} trouble, per-ten-thousand, meaning.
 *   <li>{@code counts.json} what the runs and the bank must show, see {@link Counts}.
 * </ul>
 */
public final class Truth implements AutoCloseable {
    private final World world;
    private final int night;
    private final Nights nights;
    private final Path folder;
    private final Counts counts;
    private final Writer rows;
    private final Writer people;
    private final Writer achievements;
    private final Writer troubles;

    public Truth(World world, int night, Nights nights, Path folder) throws IOException {
        this.world = world;
        this.night = night;
        this.nights = nights;
        this.folder = folder;
        counts = new Counts(world, night);
        rows = open("rows.csv", "source,night,file,key,person,achievement,expectation,credits");
        people = open("people.csv", "person,name,sex,birth,document,phone,kinship");
        achievements = open("achievements.csv", "person,achievement,kind,provider,what,when,sources,counts");
        troubles = open("troubles.csv", "person,source,number,trouble");
    }

    private Writer open(String name, String header) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8);
        writer.write(header + "\n");
        return writer;
    }

    /** A learner's rows of one source, after the form has written them. */
    public void sent(Source source, List<Sent> sent, Form form) throws IOException {
        for (int i = 0; i < sent.size(); i++) {
            Sent row = sent.get(i);
            Item item = row.item();
            String expectation = switch (row.expected()) {
                case ACCEPT -> "accept";
                case DUPLICATE -> "duplicate";
                case WITHDRAW -> "withdraw";
                case REFUSE -> "refuse:" + item.fate().refusal();
            };
            line(
                    rows,
                    source.id(),
                    Integer.toString(night),
                    form.file(i),
                    form.key(row),
                    item.sighting().person().id(),
                    item.deed().id(),
                    expectation,
                    Integer.toString(Earned.hundredths(world, row)));
            counts.row(source, row, nights);
        }
    }

    /** A learner, after all sources' rows. */
    public void learner(Plan plan) throws IOException {
        Person person = plan.person();
        line(
                people,
                person.id(),
                person.name().full(),
                person.female() ? "female" : "male",
                person.birth().toString(),
                person.document(),
                person.phone(),
                person.kinship());
        identityTroubles(plan);
        achievements(plan);
        counts.learner(plan, nights);
    }

    private void identityTroubles(Plan plan) throws IOException {
        Set<String> told = new LinkedHashSet<>();
        for (Item item : plan.items()) {
            Sighting seen = item.sighting();
            if (told.add(item.source().id() + seen.number())) {
                for (String trouble : seen.troubles()) {
                    line(troubles, plan.person().id(), item.source().id(), seen.number(), trouble);
                }
            }
            if (item.deed().title().endsWith("班")) {
                line(troubles, plan.person().id(), item.source().id(), seen.number(), "title-near");
            }
        }
    }

    private void achievements(Plan plan) throws IOException {
        Map<String, Deed> deeds = new LinkedHashMap<>();
        Map<String, Set<String>> live = new LinkedHashMap<>();
        for (Item item : plan.items()) {
            Deed deed = item.deed();
            deeds.putIfAbsent(deed.id(), deed);
            Set<String> sources = live.computeIfAbsent(deed.id(), id -> new LinkedHashSet<>());
            if (nights.state(item, night).standing() == Nights.Standing.LIVE) {
                sources.add(item.source().id());
            }
        }
        for (Map.Entry<String, Deed> entry : deeds.entrySet()) {
            Deed deed = entry.getValue();
            Set<String> sources = live.getOrDefault(entry.getKey(), Set.of());
            line(
                    achievements,
                    plan.person().id(),
                    deed.id(),
                    Words.of(deed.kind()),
                    deed.provider().code(),
                    deed.what().isEmpty() ? deed.title() : deed.what(),
                    deed.term() != null ? deed.term().title() : deed.begin().toString(),
                    String.join(" ", sources),
                    sources.isEmpty() ? "no" : "once");
        }
    }

    /** Writes the counts and completes all files. */
    public void publish() throws IOException {
        close();
        StringBuilder rates = new StringBuilder("trouble,per-ten-thousand,meaning\n");
        for (Troubles trouble : Troubles.values()) {
            rates.append(Words.line(Words.of(trouble), Integer.toString(trouble.rate()), trouble.meaning()));
        }
        Files.writeString(folder.resolve("rates.csv"), rates, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("counts.json"), counts.json(), StandardCharsets.UTF_8);
    }

    private static void line(Writer writer, String... fields) throws IOException {
        writer.write(Words.line(fields));
    }

    @Override
    public void close() throws IOException {
        rows.close();
        people.close();
        achievements.close();
        troubles.close();
    }
}

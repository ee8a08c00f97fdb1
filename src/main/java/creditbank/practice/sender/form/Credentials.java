package creditbank.practice.sender.form;

import creditbank.practice.sender.Item;
import creditbank.practice.sender.Sent;
import creditbank.practice.sender.Sent.Expected;
import creditbank.practice.sender.Sighting;
import creditbank.practice.world.Deed;
import creditbank.practice.world.Dice;
import creditbank.practice.world.Numbers;
import creditbank.practice.world.Person;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/** Achievement credentials by Open Badges 3.0, and comprehensive learner records by CLR 2.0 with several of them. */
final class Credentials {
    private static final String VC = "https://www.w3.org/ns/credentials/v2";
    private static final String OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    private static final String CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";
    private static final List<String> CERTIFICATES = List.of("Certificate", "Certification", "License", "Diploma");
    private static final List<String> TRAININGS = List.of("Course", "LearningProgram", "Achievement");
    private static final List<String> LEVELS = List.of("五级", "四级", "三级", "二级", "一级");
    private static final int WIDE = 63;

    private final long seed;
    private final Json json = new Json();

    Credentials(long seed) {
        this.seed = seed;
    }

    String id(int person, int number) {
        Dice dice = Dice.of(seed, person * 64L + number, "credential");
        HexFormat hex = HexFormat.of();
        String digits = hex.toHexDigits(dice.next()) + hex.toHexDigits(dice.next());
        return "urn:uuid:" + digits.substring(0, 8) + "-" + digits.substring(8, 12) + "-4" + digits.substring(13, 16)
                + "-a" + digits.substring(17, 20) + "-" + digits.substring(20);
    }

    String single(Sent row) {
        credential(row, true);
        return json.take();
    }

    String wide(Person person, List<Sent> rows) {
        Sighting seen = rows.get(0).item().sighting();
        json.open('{').texts("@context", VC, CLR, OB).field("id", id(person.index(), WIDE));
        json.texts("type", "VerifiableCredential", "ClrCredential");
        issuer(rows.get(0).item().deed(), rows.get(0).item().deed().provider().code());
        json.field("validFrom", instant("2025-06-30")).field("name", "学习成果汇总");
        json.name("credentialSubject").open('{').texts("type", "ClrSubject");
        identifiers(seen, true);
        json.name("verifiableCredential").open('[');
        for (Sent row : rows) {
            credential(row, false);
        }
        json.close(']').close('}').close('}');
        return json.take();
    }

    private void credential(Sent row, boolean withPerson) {
        Item item = row.item();
        Deed deed = item.deed();
        String refusal = row.expected() == Expected.REFUSE ? item.fate().refusal() : "";
        json.open('{').texts("@context", VC, OB);
        json.field("id", id(item.sighting().person().index(), item.number()));
        json.texts("type", "VerifiableCredential", "AchievementCredential");
        String code = deed.provider().code();
        issuer(deed, refusal.equals("institution.invalid") ? Numbers.wrongCreditCode(code) : code);
        LocalDate end = deed.end();
        String day = (end == null ? deed.begin() : end).toString();
        json.field("validFrom", instant(day));
        json.field("awardedDate", instant(day));
        json.field("name", deed.title());
        if (row.expected() == Expected.WITHDRAW || item.base() % 3 == 0) {
            status(item, row.expected() == Expected.WITHDRAW ? "revoked" : "active");
        }
        subject(row, refusal, withPerson);
        json.close('}');
    }

    private void issuer(Deed deed, String code) {
        json.name("issuer").open('{');
        json.field("id", "https://bodies.practice.example/" + deed.provider().index());
        json.texts("type", "Profile").field("name", deed.provider().name());
        json.name("otherIdentifier").open('[').open('{');
        json.field("type", "IdentifierEntry").field("identifier", code).field("identifierType", "ext:USCC");
        json.close('}').close(']').close('}');
    }

    private void status(Item item, String status) {
        json.name("credentialStatus").open('{');
        json.field("id", "https://bodies.practice.example/status/" + item.base());
        json.field("type", "1EdTechRevocationList").field("status", status).close('}');
    }

    private void subject(Sent row, String refusal, boolean withPerson) {
        Item item = row.item();
        Deed deed = item.deed();
        boolean certificate = deed.kind() == Deed.Kind.CERTIFICATE;
        json.name("credentialSubject").open('{').texts("type", "AchievementSubject");
        if (withPerson) {
            identifiers(item.sighting(), !refusal.equals("value.missing"));
        }
        achievement(item);
        if (refusal.equals("credits.invalid")) {
            json.raw("creditsEarned", item.base() % 2 == 0 ? "-1" : "1000.5");
        } else if (!certificate && item.base() % 4 == 0) {
            json.raw("creditsEarned", Numbers.hundredths(50 + 50 * (item.base() / 4 % 6)));
        }
        if (!certificate) {
            period(deed, item, refusal);
        } else {
            json.field("licenseNumber", deed.what());
            if (begins(refusal)) {
                json.field("activityStartDate", instant(begin(item, refusal)));
            }
        }
        results(row, refusal);
        json.close('}');
    }

    private static boolean begins(String refusal) {
        return refusal.equals("date.invalid") || refusal.equals("date.before-birth");
    }

    private static String begin(Item item, String refusal) {
        return switch (refusal) {
            case "date.invalid" -> item.base() % 2 == 0 ? "2023-02-30" : "2023-13-01";
            case "date.before-birth" ->
                item.sighting().person().birth().minusYears(4).toString();
            default -> item.deed().begin().toString();
        };
    }

    private void period(Deed deed, Item item, String refusal) {
        LocalDate end = deed.end() == null ? deed.begin() : deed.end();
        json.field("activityStartDate", instant(begin(item, refusal)));
        json.field(
                "activityEndDate",
                instant((refusal.equals("date.order") ? deed.begin().minusDays(20) : end).toString()));
    }

    private void identifiers(Sighting seen, boolean named) {
        json.name("identifier").open('[');
        if (named) {
            identifier("name", seen.name());
        }
        identifier("nationalIdentityNumber", seen.idNumber());
        identifier("ext:birthDate", seen.birth().toString());
        identifier("ext:phone", seen.phone());
        identifier("ext:gender", seen.person().female() ? "female" : "male");
        identifier("sisSourcedId", seen.number());
        json.close(']');
    }

    private void identifier(String type, String value) {
        if (!value.isEmpty()) {
            json.open('{').field("type", "IdentityObject").raw("hashed", "false");
            json.field("identityHash", value).field("identityType", type).close('}');
        }
    }

    private void achievement(Item item) {
        Deed deed = item.deed();
        List<String> types = deed.kind() == Deed.Kind.CERTIFICATE ? CERTIFICATES : TRAININGS;
        json.name("achievement").open('{');
        json.field("id", "https://bodies.practice.example/achievements/" + item.base() % 5_000);
        json.texts("type", "Achievement").field("achievementType", types.get(item.base() % types.size()));
        json.field("name", deed.title());
        if (item.base() % 3 == 1) {
            json.field("humanCode", "PX" + Numbers.pad(item.base() % 5_000, 4));
        }
        json.field("description", deed.title());
        json.name("criteria").open('{').field("narrative", "考核合格").close('}').close('}');
    }

    /** Hours of a training, score and level of a certificate; a change changes them. */
    private void results(Sent row, String refusal) {
        Item item = row.item();
        int turn = item.base() % 1_000 + 7 * row.version();
        json.name("result").open('[');
        if (item.deed().kind() == Deed.Kind.CERTIFICATE) {
            result("score", refusal.equals("score.out-of-range") ? "160" : Integer.toString(60 + turn % 41));
            result("level", LEVELS.get(item.base() % LEVELS.size()));
            if (refusal.equals("hours.invalid")) {
                result("hours", "many");
            }
        } else {
            result("hours", refusal.equals("hours.invalid") ? "-4" : Integer.toString(8 + turn % 113));
            if (refusal.equals("score.out-of-range")) {
                result("score", "101");
            }
        }
        json.close(']');
    }

    private void result(String what, String value) {
        json.open('{').texts("type", "Result").field("resultDescription", "urn:x-creditbank:" + what);
        json.field("value", value).close('}');
    }

    private static String instant(String day) {
        return day + "T00:00:00+08:00";
    }
}

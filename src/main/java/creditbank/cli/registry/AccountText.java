package creditbank.cli.registry;

import creditbank.recognise.account.Account;
import creditbank.recognise.account.Entry;
import creditbank.recognise.account.Notice;
import creditbank.recognise.account.Portfolio;
import creditbank.recognise.account.Sums;
import creditbank.recognise.programme.Allotment;
import creditbank.recognise.programme.Part;
import creditbank.recognise.programme.ProgrammeFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An account, for people. */
final class AccountText {
    private AccountText() {}

    static String of(Portfolio portfolio, LocalDate day, @Nullable ProgrammeFile file) {
        Account account = portfolio.account(day);
        List<String> lines = new ArrayList<>();
        lines.add("learner " + account.learnerId() + " on " + day);
        lines.add(row(
                "kind", "level", "place", "EQF", "records", "earned", "converted", "redeemed", "expired", "disputed"));
        account.entries().forEach(entry -> lines.add(entry(entry)));
        new TreeMap<>(account.above())
                .forEach((rule, credits) -> lines.add("above the ceiling of " + rule + ": " + credits(credits)));
        if (account.forfeited() > 0) {
            lines.add("spent with redeemed records, but taken by no part: " + credits(account.forfeited()));
        }
        notices(account, lines);
        portfolio
                .certificates()
                .forEach(certificate -> lines.add("certificate " + certificate.number() + " of "
                        + certificate.programme() + "-" + certificate.version() + ", by act " + certificate.act()));
        if (file != null) {
            programme(portfolio, day, file, lines);
        }
        lines.add("counts: " + credits(account.counted()));
        return String.join(System.lineSeparator(), lines);
    }

    private static String entry(Entry entry) {
        Sums sums = entry.sums();
        return row(
                entry.kind().name().toLowerCase(Locale.ROOT),
                entry.level(),
                number(entry.placement().number()),
                number(entry.placement().eqf()),
                Long.toString(entry.records()),
                credits(sums.earned()),
                credits(sums.converted()),
                credits(sums.redeemed()),
                credits(sums.expired()),
                credits(sums.disputed()));
    }

    /** One line each, but records without a level, which are many, together. */
    private static void notices(Account account, List<String> lines) {
        Map<Notice.Code, List<Long>> levels = new EnumMap<>(Notice.Code.class);
        for (Notice notice : account.notices()) {
            if (notice.act() == 0) {
                levels.computeIfAbsent(notice.code(), any -> new ArrayList<>()).add(notice.recordId());
            } else {
                lines.add("notice " + notice.code().code() + ", act " + notice.act()
                        + (notice.recordId() == 0 ? "" : ", record " + notice.recordId())
                        + (notice.credits() == 0
                                ? ""
                                : ", " + credits(notice.credits()) + " credits that nothing covers")
                        + ": " + notice.code().meaning());
            }
        }
        levels.forEach(
                (code, records) -> lines.add("notice " + code.code() + ", records " + records + ": " + code.meaning()));
    }

    private static void programme(Portfolio portfolio, LocalDate day, ProgrammeFile file, List<String> lines) {
        Allotment allotment = portfolio.judge(file.programme(), day);
        lines.add("programme " + file.name() + ", " + credits(file.programme().required()) + " credits: "
                + credits(allotment.counted()) + " count, " + credits(allotment.missing()) + " are missing");
        for (int i = 0; i < allotment.parts().size(); i++) {
            Allotment.PartSum sum = allotment.parts().get(i);
            Part part = file.programme().parts().get(i);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-12s %10s of %10s  missing %10s  %s",
                    sum.part(),
                    credits(sum.counted()),
                    credits(sum.least()),
                    credits(sum.missing()),
                    part.title()));
        }
        allotment
                .shares()
                .forEach(share -> lines.add("    record " + share.recordId() + ": " + credits(share.credits())
                        + " for " + share.part()
                        + (portfolio
                                        .record(share.recordId())
                                        .filter(one -> one.redemption() != null)
                                        .isPresent()
                                ? ", redeemed"
                                : "")));
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, "%-12s %-12s %5s %4s %8s %10s %10s %10s %10s %10s", (Object[]) cells)
                .stripTrailing();
    }

    private static String number(int number) {
        return number == 0 ? "" : Integer.toString(number);
    }

    private static String credits(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }
}

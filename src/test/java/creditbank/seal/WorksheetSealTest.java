package creditbank.seal;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.batch.Batches;
import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.ledger.Log;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.file.RuleFolder;
import creditbank.vault.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seal of a batch covers the worksheets that it made. */
@StoreTest
class WorksheetSealTest {
    private static final PartialDate DAY = PartialDate.day(LocalDate.of(2024, 6, 30));

    @TempDir
    private Path home;

    @Test
    void a_batch_that_converts_is_sealed_with_its_rules_and_the_salted_root_of_its_worksheets() throws Exception {
        Vault vault = Vault.open(home.resolve("keys"));
        Bank bank = new Bank(vault);
        RuleSet rules = RuleFolder.read(Path.of("mappings/rules"));
        bank.convert(rules);
        bank.delta("talent", 50, List.of(award("1")));

        String document = seal(bank, vault, 1).document();

        String digest = rules.files().getFirst().digest();
        String worksheet =
                "{\"credits\":\"1.00\",\"day\":\"2024-06-30\",\"edition\":0,\"expires\":\"2034-06-30\",\"format\":1,\"inputs\":{},"
                        + "\"kind\":\"award\",\"least\":\"0.01\",\"method\":{\"credits\":\"1.00\",\"unit\":\"fixed\"},\"mode\":\"down\","
                        + "\"most\":\"1.00\",\"record\":1,\"redeem\":\"once\",\"rule\":{\"digest\":\"" + digest
                        + "\",\"id\":\"award-fixed\",\"version\":1},\"step\":\"1.00\",\"version\":1}";
        assertThat(document)
                .contains("\"format\":2,")
                .contains("\"recognition\":\"" + rules.digest() + "\",")
                .endsWith(",\"worksheets\":1,\"worksheetsRoot\":\""
                        + leaf(vault.recordKeys().key(1), 1, 0, worksheet) + "\"}");
        assertThat(bank.rows("select format from seal_leaf")).containsExactly("2");
    }

    @Test
    void a_batch_without_rules_keeps_the_first_format() throws Exception {
        Vault vault = Vault.open(home.resolve("keys"));
        Bank bank = new Bank(vault);
        bank.delta("talent", 50, List.of(award("1")));
        assertThat(seal(bank, vault, 1).document()).contains("\"format\":1,").doesNotContain("worksheets");
    }

    private static Row award(String key) {
        Row row = Row.training(key, "D1", "Medal", DAY).on(LocalDate.of(2024, 6, 30));
        return row.kind(Kind.AWARD);
    }

    private SealLeaf seal(Bank bank, Vault vault, long batch) throws Exception {
        Log log = Log.open(
                bank.database(),
                home.resolve("ledger/log"),
                home.resolve("keys/ledger.key"),
                home.resolve("ledger/log.vkey"),
                "creditbank.test/seal");
        try (Connection connection = bank.database().getConnection()) {
            return new Seals(bank.database(), log, vault.recordKeys())
                    .seal(Batches.find(connection, batch).orElseThrow().handle());
        }
    }

    /** What the package comment says, step by step. */
    private static String leaf(byte[] key, int version, int edition, String worksheet) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] secret = mac.doFinal(four(version));
        byte[] salt = sha256(new byte[] {4}, secret, new byte[] {6}, four(edition));
        byte[] hidden = sha256(new byte[] {2}, salt, worksheet.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha256(new byte[] {0, 5}, hidden));
    }

    private static byte[] four(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}

package creditbank.ledger.note;

import java.util.Base64;

/** Standard base64 that has exactly one text for each value: padded, without stray bits. */
final class StrictBase64 {
    private StrictBase64() {}

    static byte[] decode(String text, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new NoteException(what + " is not base64: " + e.getMessage());
        }
        throw new NoteException(what + " is not canonical base64");
    }
}

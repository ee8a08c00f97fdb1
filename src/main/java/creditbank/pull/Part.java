package creditbank.pull;

/**
 * One file or page of a delivery.
 *
 * @param ordinal from 1, in the order of arrival
 * @param name the sender's file name without folders, or {@code page-N}
 * @param digest lower-case hex SHA-256 of the plain bytes, and the name under which they are landed
 * @param bytes how many plain bytes
 */
public record Part(int ordinal, String name, String digest, long bytes) {}

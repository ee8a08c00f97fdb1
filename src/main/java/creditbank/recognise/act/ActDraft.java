package creditbank.recognise.act;

import java.util.function.LongFunction;

/**
 * An act before it is kept.
 *
 * @param about 0 where it is about no other
 * @param recordId 0 where it is about no record
 * @param programmeId 0 where it is about no programme
 * @param by who does it
 * @param body makes the body of the act's number
 */
public record ActDraft(
        long learnerId,
        ActType type,
        long about,
        long recordId,
        short programmeId,
        String by,
        LongFunction<String> body) {}

package creditbank.practice.sender.form;

import creditbank.practice.sender.Sent;
import creditbank.practice.world.Person;
import java.io.IOException;
import java.util.List;

/** One sender's delivery in the making. */
public interface Form extends AutoCloseable {
    /** Writes one learner's rows, of this sender and in their order; learners come in the order of their index. */
    void write(Person person, List<Sent> rows) throws IOException;

    /** The key by which the sender knows a row. */
    String key(Sent row);

    /** The file in which a row of the learner stands that was written last, by the row's place among that learner's. */
    String file(int row);

    /** Completes the delivery. */
    void publish() throws IOException;

    @Override
    void close() throws IOException;
}

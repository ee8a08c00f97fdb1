package creditbank.read.json;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.Format;
import creditbank.read.Row;
import creditbank.read.Rows;
import creditbank.read.SourceFile;
import creditbank.read.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of a JSON document in UTF-8, element by element; a place's line is the element's number. Whoever sends another encoding is refused, not guessed at. */
public final class JsonRows implements Rows {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength((int) ElementReader.LARGEST_ELEMENT)
                    .maxNumberLength(100)
                    .maxNameLength(1000)
                    .build())
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** The byte order mark of UTF-8, which is no text. */
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private static final String TOO_LONG = "a text or number is too long";

    private enum State {
        BEFORE,
        IN_LIST,
        END
    }

    private final String file;
    private final String elements;
    private final Items items;
    private final JsonParser parser;
    private final ElementReader reader;
    private State state = State.BEFORE;
    private long number;

    private JsonRows(SourceFile file, Table table, Format.Json format, InputStream in) {
        this.file = file.name();
        this.elements = format.elements();
        this.items = new Items(table.columns(), format);
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), in);
        this.reader = new ElementReader(parser);
    }

    public static JsonRows open(SourceFile file, Table table, Format.Json format) throws IOException {
        PushbackInputStream in = new PushbackInputStream(file.open(), MARK.length);
        try {
            byte[] head = in.readNBytes(MARK.length);
            if (!Arrays.equals(head, MARK)) {
                in.unread(head);
            }
            return new JsonRows(file, table, format, in);
        } catch (JacksonException e) {
            in.close();
            throw unreadable(file.name(), 1, e.getOriginalMessage());
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            JsonNode element = nextElement();
            return element == null ? null : items.row(element, new Place(file, ++number));
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw refused(e);
        } catch (ElementReader.TooLargeException e) {
            TokenStreamLocation at = parser.currentLocation();
            throw new DeliveryRefusedException(new Finding(
                    Code.DELIVERY_TOO_LARGE,
                    new Place(file, at.getLineNr()),
                    "",
                    "element " + (number + 1),
                    "elements of at most " + ElementReader.LARGEST_ELEMENT + " bytes"));
        }
    }

    /** What is wrong, without the parser's message, which would quote the document; limits are told without their place. */
    private DeliveryRefusedException refused(JacksonException e) {
        TokenStreamLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        String message = String.valueOf(e.getOriginalMessage());
        String kind = switch (e) {
            case UnexpectedEndOfInputException early -> "the document ends too early";
            case StreamConstraintsException limit -> message.contains("depth") ? "nested too deep" : TOO_LONG;
            default -> message.startsWith("Duplicate") ? "a name stands twice in an object" : "no JSON";
        };
        Place place = new Place(file, at.getLineNr());
        String value = "column " + at.getColumnNr() + ": " + kind;
        if (message.startsWith("Invalid UTF-8")) {
            String bytes = "column " + at.getColumnNr();
            return new DeliveryRefusedException(
                    new Finding(Code.DELIVERY_UNDECODABLE, place, "", bytes, "bytes of UTF-8"));
        }
        Code code = kind.equals(TOO_LONG) ? Code.DELIVERY_TOO_LARGE : Code.DELIVERY_UNREADABLE;
        return new DeliveryRefusedException(new Finding(code, place, "", value, "one JSON document in UTF-8"));
    }

    private static DeliveryRefusedException unreadable(String file, int line, String what) {
        return new DeliveryRefusedException(
                new Finding(Code.DELIVERY_UNREADABLE, new Place(file, line), "", what, "one JSON document in UTF-8"));
    }

    private @Nullable JsonNode nextElement() {
        return switch (state) {
            case BEFORE -> firstElement();
            case IN_LIST -> listElement();
            case END -> null;
        };
    }

    private @Nullable JsonNode firstElement() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw unreadable(file, 1, "no object at the top");
        }
        ObjectNode top = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (parser.currentName().equals(elements)) {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw unreadable(file, parser.currentLocation().getLineNr(), elements + " is no list");
                }
                state = State.IN_LIST;
                return listElement();
            }
            reader.member(top, 0);
        }
        end();
        return top;
    }

    private @Nullable JsonNode listElement() {
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            return reader.read();
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            parser.nextToken();
            parser.skipChildren();
        }
        end();
        return null;
    }

    private void end() {
        state = State.END;
        if (parser.nextToken() != null) {
            throw unreadable(file, parser.currentLocation().getLineNr(), "text after the document's end");
        }
    }

    @Override
    public void close() {
        parser.close();
    }
}

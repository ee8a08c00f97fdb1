package creditbank.read.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds one element from the parser's tokens and stops when it has too many bytes, so that no sender can fill the memory. */
final class ElementReader {
    static final long LARGEST_ELEMENT = 1 << 20;

    private final JsonParser parser;
    private long begin;

    ElementReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the value at whose first token the parser stands. */
    JsonNode read() {
        begin = parser.currentTokenLocation().getByteOffset();
        return value(parser.currentToken());
    }

    /** Reads a member's value into an object whose first byte is known. */
    void member(ObjectNode object, long firstByte) {
        begin = firstByte;
        object.set(parser.currentName(), value(parser.nextToken()));
    }

    private JsonNode value(JsonToken token) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (parser.currentLocation().getByteOffset() - begin > LARGEST_ELEMENT) {
            throw new TooLargeException();
        }
        return switch (token) {
            case START_OBJECT -> object(nodes.objectNode());
            case START_ARRAY -> array(nodes.arrayNode());
            case VALUE_STRING -> nodes.stringNode(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(nodes);
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            default -> nodes.nullNode();
        };
    }

    /** A number as it was sent; one whose exponent nothing can hold stays a text, which whoever wants a number refuses with its row. */
    private JsonNode number(JsonNodeFactory nodes) {
        try {
            return nodes.numberNode(parser.getDecimalValue());
        } catch (NumberFormatException e) {
            return nodes.stringNode(parser.getString());
        }
    }

    private ObjectNode object(ObjectNode object) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            object.set(name, value(parser.nextToken()));
        }
        return object;
    }

    private ArrayNode array(ArrayNode array) {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token));
        }
        return array;
    }

    /** The element has more than {@link #LARGEST_ELEMENT} bytes. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

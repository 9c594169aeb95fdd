package vitrine.protocol;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import vitrine.machine.AreaView;
import vitrine.program.Characters;

/** How records become JSON and JSON becomes records: strictly, with bounds on depth and length, and with the place of every mistake. */
public final class Json {
    private static final int DEEPEST = 50;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .maxStringLength(32 << 20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            // Records say all with their components; methods beside them are no part of the wire.
            .changeDefaultVisibility(checker -> checker.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .addMixIn(AreaView.class, WhatThereIs.class)
            .build();

    /** Most areas are no memory, and do not say so. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface WhatThereIs {}

    private Json() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Reads a body: UTF-8 and nothing else, one JSON value and nothing behind it. */
    public static <T> T read(byte[] body, Class<T> type) throws BadRequest {
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException damaged) {
            throw new BadRequest("The body is not UTF-8.", "Send JSON encoded as UTF-8.");
        }
        return read(text.toString(), type);
    }

    /** Reads one JSON value. Half of a surrogate pair, which only an escape can write, is read as U+FFFD. */
    public static <T> T read(String text, Class<T> type) throws BadRequest {
        try {
            T value = MAPPER.readValue(wellFormed(text), type);
            if (value == null) {
                throw new BadRequest("The body is null.", "Send a JSON object.");
            }
            return value;
        } catch (JacksonException wrong) {
            throw new BadRequest(describe(wrong), "Compare it with the API's description at /api/docs.");
        }
    }

    /** The same JSON, as long as before, with an escape of U+FFFD for each escape of half a surrogate pair that stands alone. */
    private static String wellFormed(String json) {
        StringBuilder mended = null;
        for (int at = json.indexOf('\\'); at >= 0; at = json.indexOf('\\', at)) {
            int code = unit(json, at);
            boolean pair = code >= Character.MIN_HIGH_SURROGATE
                    && code <= Character.MAX_HIGH_SURROGATE
                    && Character.isLowSurrogate((char) Math.max(0, unit(json, at + 6)));
            if (pair) {
                at += 12;
            } else if (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
                mended = mended == null ? new StringBuilder(json) : mended;
                mended.replace(at, at + 6, "\\ufffd");
                at += 6;
            } else {
                at += 2;
            }
        }
        return mended == null ? json : mended.toString();
    }

    /** The code that an escape at an index writes; -1 when there is none that writes a code. */
    private static int unit(String json, int at) {
        if (!json.startsWith("\\u", at) || at + 6 > json.length()) {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }

    private static String describe(JacksonException wrong) {
        TokenStreamLocation location = wrong.getLocation();
        String place = location == null || location.getLineNr() < 1
                ? ""
                : "Line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            return place + "there is nothing called \"" + cut(unknown.getPropertyName()) + "\" here.";
        } else if (wrong instanceof InvalidTypeIdException unknown) {
            return place
                    + (unknown.getTypeId() == null
                            ? "the \"type\" is missing."
                            : "there is no type \"" + cut(unknown.getTypeId()) + "\".");
        } else if (wrong instanceof DatabindException bind) {
            StringBuilder path = new StringBuilder();
            bind.getPath()
                    .forEach(step -> path.append(
                            step.getPropertyName() == null
                                    ? "[" + step.getIndex() + "]"
                                    : "." + step.getPropertyName()));
            String name = path.length() > 1 ? path.substring(path.charAt(0) == '.' ? 1 : 0) : "the body";
            return place + cut(name) + " has a value of the wrong kind.";
        }
        return place
                + "this is not the JSON that is taken here: it is malformed, too deep, or has a number or name that is too long.";
    }

    private static String cut(String text) {
        return Characters.exceeds(text, 100) ? Characters.first(text, 100) + "..." : text;
    }
}

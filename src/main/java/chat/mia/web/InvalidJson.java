package chat.mia.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body that Jackson refused, without repeating what was sent: it may hold a password. */
final class InvalidJson {

    private InvalidJson() {}

    static Problem missing() {
        return Problem.invalid("", "Send a JSON object.");
    }

    static Problem problem(JsonProcessingException failure) {
        return Problem.invalid(path(failure), detail(failure));
    }

    private static String detail(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException) {
            return "No such property; leave it out.";
        }
        if (failure instanceof JsonParseException) {
            return "This is not JSON, or it names something twice.";
        }
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "Must be " + nameOf(mismatch.getTargetType()) + ".";
        }
        return "Does not have the shape that the contract gives.";
    }

    private static String nameOf(Class<?> type) {
        if (type == String.class || type.isEnum()) {
            return "a string of the contract";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return "a JSON object";
    }

    private static String path(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : mapping.getPath()) {
            if (reference.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(LogSafe.text(reference.getFieldName()));
            } else {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return path.toString();
    }
}

package chat.mia.verifier;

/** Nothing can be verified so; the message says what to do about it. */
final class WrongUse extends Exception {

    WrongUse(String whatToDo) {
        super(whatToDo);
    }
}

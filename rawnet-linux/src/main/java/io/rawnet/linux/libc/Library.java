package io.rawnet.linux.libc;

import java.util.function.Supplier;

/** The C library, loaded through the back end in use when first asked for. */
public final class Library {
    private static final LibC FUNCTIONS;
    /** What every call throws; null once the library is loaded. */
    private static final Supplier<RuntimeException> REFUSAL;

    static {
        LibC functions = null;
        Supplier<RuntimeException> refusal = null;
        try {
            functions = load();
        } catch (UnsupportedOperationException noBackEnd) {
            refusal = () -> new UnsupportedOperationException(noBackEnd.getMessage(), noBackEnd.getCause());
        } catch (IllegalCallerException noAccess) {
            refusal = () -> new IllegalCallerException(noAccess.getMessage(), noAccess.getCause());
        }
        FUNCTIONS = functions;
        REFUSAL = refusal;
    }

    private Library() {}

    /**
     * {@return the functions}
     *
     * @throws UnsupportedOperationException if this machine or Java virtual machine has no back end, or its library cannot be loaded
     * @throws IllegalCallerException if the Java virtual machine refuses native access; the message names the flag that grants it
     */
    public static LibC functions() {
        if (FUNCTIONS == null) {
            throw REFUSAL.get();
        }
        return FUNCTIONS;
    }

    private static LibC load() {
        Machine.requireKnown();
        BackEnd backEnd = BackEnds.inUse();
        try {
            return backEnd.load();
        } catch (LinkageError | RuntimeException failure) {
            throw explained(backEnd, failure);
        }
    }

    /**
     * {@return what went wrong, in words for people}
     *
     * @param backEnd the back end that could not be loaded
     * @param failure what it threw
     */
    static RuntimeException explained(BackEnd backEnd, Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !isRefusal(cause)) {
            cause = cause.getCause();
        }
        if (cause != null) {
            return new IllegalCallerException(
                    "The Java virtual machine refuses native access, which rawnet needs to make system calls (here through the back end \""
                            + backEnd.name() + "\"). Start it with " + backEnd.accessFlag()
                            + "; the flag takes several modules, separated by commas.",
                    failure);
        }
        return new UnsupportedOperationException(
                "rawnet cannot load the C library through the back end \"" + backEnd.name() + "\": " + failure,
                failure);
    }

    /** jffi keeps of the exception that it caught nothing but the text. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof IllegalCallerException
                || String.valueOf(failure.getMessage()).contains(IllegalCallerException.class.getName());
    }
}

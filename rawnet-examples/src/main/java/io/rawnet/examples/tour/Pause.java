package io.rawnet.examples.tour;

/** What happens before each stop. */
@FunctionalInterface
public interface Pause {
    /** No pause. */
    Pause NONE = () -> true;

    /** {@return whether the tour goes on} */
    boolean goesOn();
}

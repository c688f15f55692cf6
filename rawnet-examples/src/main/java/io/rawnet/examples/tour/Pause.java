package io.rawnet.examples.tour;

/** What happens before each stop, and where a screen is full. */
public interface Pause {
    /** No pause. */
    Pause NONE = new Pause() {
        @Override
        public boolean goesOn() {
            return true;
        }

        @Override
        public int rows() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void showMore() {}
    };

    /** {@return whether the tour goes on} It is called before each stop. */
    boolean goesOn();

    /** {@return how many lines the reader sees at once, the one that asks among them} */
    int rows();

    /** Waits until the reader has read what is on the screen, before more of it scrolls away. */
    void showMore();
}

package io.rawnet.linux.libc;

/** {@code java.lang.foreign}: no native library beside those of the JDK. */
final class ForeignBackEnd implements BackEnd {
    @Override
    public String name() {
        return BackEnds.FOREIGN;
    }

    @Override
    public Module nativeModule() {
        return ForeignBackEnd.class.getModule();
    }

    @Override
    public LibC load() {
        return new ForeignLibC();
    }
}

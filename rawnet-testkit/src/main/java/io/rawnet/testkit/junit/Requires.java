package io.rawnet.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips each test of a class, or one test, with the reason where the machine lacks something, or lets it fail where {@link Requirements} says
 * that it's required. Put it in front of {@link InPrivateNetwork}, and no network is made for a test that is skipped.
 * <pre>{@code
 * @Test
 * @Requires({Requirements.BPF, "tcpdump"})
 * void tcpdumpSeesNothingOfIt() { … }
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(RequiresExtension.class)
@SuppressWarnings("exports") // as for the extension
public @interface Requires {
    /** {@return {@link Requirements#PRIVILEGED}, {@link Requirements#XDP}, {@link Requirements#BPF} or names of programs in PATH} */
    String[] value();
}

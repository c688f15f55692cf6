package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTypeTest {

    @Test
    void namesEachConstantAsTheRegistryDoes() throws IllegalAccessException {
        List<Field> constants = Arrays.stream(LinkType.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .toList();
        assertThat(constants).hasSize(16);
        for (Field constant : constants) {
            assertThat(constant.get(null)).hasToString("LINKTYPE_" + constant.getName());
        }
    }

    @Test
    void givesOtherNumbersAsNumbers() {
        assertThat(new LinkType(65_535)).hasToString("LINKTYPE_65535");
    }

    @Test
    void rejectsNumbersOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LinkType(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LinkType(65_536));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElementPathTest {

    private final ElementPath path = new ElementPath();

    @Test
    void beforeTheRootItIsEmpty() {
        assertThat(path).hasToString("");
    }

    @Test
    void theFirstOfANameHasNoPositionAndTheOthersCountFromTwo() {
        path.enter("root");
        path.enter("ort");
        assertThat(path).hasToString("/root/ort");
        path.leave();
        path.enter("land");
        path.leave();
        path.enter("ort");
        assertThat(path).hasToString("/root/ort[2]");
        path.leave();
        path.enter("ort");
        assertThat(path).hasToString("/root/ort[3]");
    }

    @Test
    void eachParentCountsItsOwnChildren() {
        path.enter("root");
        path.enter("a");
        path.enter("b");
        path.leave();
        path.leave();
        path.enter("a");
        path.enter("b");
        assertThat(path).hasToString("/root/a[2]/b");
        path.leave();
        path.enter("b");
        assertThat(path).hasToString("/root/a[2]/b[2]");
    }

    @Test
    void leavingGoesBackToTheParent() {
        path.enter("root");
        path.enter("a");
        path.leave();
        assertThat(path).hasToString("/root");
        path.leave();
        assertThat(path).hasToString("");
    }
}

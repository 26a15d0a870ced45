import { isHidden, show } from "./header/furigana-choice.ts";

/** Before anything is drawn, on pages in Easy Japanese: whoever hid the readings once is not shown them again on every page. */
show(isHidden());

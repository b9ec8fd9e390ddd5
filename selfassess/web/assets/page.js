import { initAll } from "./govuk-frontend.min.js";
import { keepUnsaved } from "./unsaved.js";
import { countWords } from "./words.js";

initAll();
countWords();
keepUnsaved();

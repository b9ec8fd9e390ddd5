import { initAll } from "./govuk-frontend.min.js";
import { arrangeLists } from "./arrange.js";
import { moveCards } from "./cards.js";
import { watchJobs } from "./jobs.js";
import { moveThroughRows } from "./moderation.js";
import { keepDrafts } from "./drafts.js";
import { keepUnsaved } from "./unsaved.js";
import { tickSelected } from "./sentences.js";
import { countWords } from "./words.js";

initAll();
arrangeLists();
moveCards();
moveThroughRows();
countWords();
keepUnsaved();
watchJobs();
keepDrafts();
tickSelected();

// The scripted form. The page is whole without it: where something that it needs is missing (an old
// browser, crypto.subtle on plain http), it stays away and the plain form does the job.

import { startObservation } from "./observation.js";

const form = document.getElementById("observation");
const data = document.getElementById("observation-settings");
const able = globalThis.crypto?.subtle && AbortSignal.timeout && Array.prototype.at;

if (form && data && able) startObservation(form, JSON.parse(data.textContent));

import * as drawing from "../../../web/frontend/src/map";

Object.assign(globalThis, { drawing });

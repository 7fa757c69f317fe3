import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of tests. */
export type TestFolder = { readonly path: string };

/** An empty folder for each test, gone after it. */
export function testFolder(): TestFolder {
  let path = '';
  beforeEach(async () => {
    path = await makeFolder();
  });
  afterEach(() => remove(path));
  return {
    get path() {
      return path;
    },
  };
}

/** One folder for all tests of a suite, gone after them. */
export function sharedFolder(): TestFolder {
  let path = '';
  beforeAll(async () => {
    path = await makeFolder();
  });
  afterAll(() => remove(path));
  return {
    get path() {
      return path;
    },
  };
}

function makeFolder() {
  return mkdtemp(join(tmpdir(), 'patterns-cli-'));
}

function remove(path: string) {
  return rm(path, { recursive: true, force: true });
}

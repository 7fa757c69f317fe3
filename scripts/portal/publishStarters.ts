import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { signInToPortal } from './signInToPortal';

type Starter = { folder: string; metadata: Record<string, string> };
type Tokens = { publisher: string; admin: string };

/** How often a starter's way is looked at, in milliseconds. */
const LOOK_MS = 300;
/** How long a starter may take from one state to the next, in milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * Publishes the starter patterns that are not in the catalog yet, as people
 * would: the demo publisher runs the wizard's template, the demo admin
 * approves. What an earlier start began is gone on with.
 */
export async function publishStarters(options: {
  backendUrl: string;
  folder: string;
  tell: (line: string) => void;
}): Promise<void> {
  const starters = await readStarters(options.folder);
  const api = new PortalApi(options.backendUrl, {
    publisher: await signInToPortal(options.backendUrl, 'publisher'),
    admin: await signInToPortal(options.backendUrl, 'admin'),
  });
  const missing: Starter[] = [];
  for (const starter of starters) {
    if ((await api.stateOf(starter)) !== 'published') missing.push(starter);
  }
  if (!missing.length) return;

  options.tell(
    `Publishing ${missing.length} starter patterns, so that the catalog is not empty …`,
  );
  const ended = await Promise.allSettled(
    missing.map(starter => api.publish(starter)),
  );
  ended.forEach((end, index) => {
    const { name } = missing[index].metadata;
    options.tell(
      end.status === 'fulfilled'
        ? `  published ${name}`
        : `  ${name} is not published: ${end.reason.message}`,
    );
  });
}

async function readStarters(folder: string): Promise<Starter[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return Promise.all(
    entries
      .filter(entry => entry.isDirectory())
      .map(async entry => {
        const starter = path.join(folder, entry.name);
        const text = await readFile(path.join(starter, 'pattern.yaml'), 'utf8');
        return { folder: starter, metadata: parse(text) };
      }),
  );
}

class PortalApi {
  constructor(
    private readonly backendUrl: string,
    private readonly tokens: Tokens,
  ) {}

  async stateOf({ metadata }: Starter): Promise<string | undefined> {
    const { status, body } = await this.call(
      'admin',
      `/api/patterns/patterns/${metadata.name}/versions/${metadata.version}`,
    );
    return status === 200 ? body.state : undefined;
  }

  async publish(starter: Starter): Promise<void> {
    const { name, version } = starter.metadata;
    const url = `/api/patterns/patterns/${name}/versions/${version}`;
    if ((await this.stateOf(starter)) === undefined) await this.submit(starter);
    const reviewed = await this.settle(starter, [
      'in-review',
      'publishing',
      'approved',
      'published',
      'publish-failed',
    ]);
    if (reviewed.state === 'in-review') {
      await this.demand(
        this.call('admin', `${url}/review`, {
          decision: 'approve',
          digest: reviewed.digest,
          comment: 'A starter pattern of this portal.',
        }),
      );
    }
    if (reviewed.state === 'publish-failed') {
      await this.demand(this.call('admin', `${url}/retry`, {}));
    }
    await this.settle(starter, ['published']);
  }

  private async submit({ folder, metadata }: Starter): Promise<void> {
    const { name, title, description, owner, version, notes } = metadata;
    const files: Record<string, { text: string } | { base64: string }> = {};
    for (const file of await readdir(folder)) {
      if (file === 'pattern.yaml') continue;
      const bytes = await readFile(path.join(folder, file));
      files[file] = /\.png$/.test(file)
        ? { base64: bytes.toString('base64') }
        : { text: bytes.toString('utf8') };
    }
    const task = await this.demand(
      this.retryWhileMissing(() =>
        this.call('publisher', '/api/scaffolder/v2/tasks', {
          templateRef: 'template:default/publish-cfn-pattern',
          values: {
            name,
            title,
            description,
            owner,
            version,
            notes,
            content: { source: 'starter', starter: name, files },
          },
        }),
      ),
    );
    await this.taskEnds(task.id);
  }

  /** The catalog reads the templates shortly after the start. */
  private async retryWhileMissing(call: () => ReturnType<PortalApi['call']>) {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await call();
      if (answer.status !== 404 || Date.now() > deadline) return answer;
      await sleep();
    }
  }

  private async taskEnds(taskId: string): Promise<void> {
    for (;;) {
      const { status } = await this.demand(
        this.call('publisher', `/api/scaffolder/v2/tasks/${taskId}`),
      );
      if (status === 'completed') return;
      if (['failed', 'cancelled'].includes(status)) {
        const url = `/api/scaffolder/v2/tasks/${taskId}/events`;
        const events = await this.demand(this.call('publisher', url));
        const end = events.findLast(
          (e: { type: string }) => e.type === 'completion',
        );
        throw new Error(end?.body?.error?.message ?? `its task ${status}`);
      }
      await sleep();
    }
  }

  private async settle(starter: Starter, states: string[]) {
    const { name, version } = starter.metadata;
    const url = `/api/patterns/patterns/${name}/versions/${version}`;
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const body = await this.demand(this.call('admin', url));
      if (states.includes(body.state)) return body;
      if (['invalid', 'rejected', 'publish-failed'].includes(body.state)) {
        throw new Error(
          `it is ${body.state}: ${body.problem?.message ?? 'see its page'}`,
        );
      }
      if (Date.now() > deadline) throw new Error(`it is still ${body.state}`);
      await sleep();
    }
  }

  private async demand(answer: ReturnType<PortalApi['call']>) {
    const { status, body } = await answer;
    if (status >= 300)
      throw new Error(body.error?.message ?? `status ${status}`);
    return body;
  }

  private async call(user: keyof Tokens, url: string, body?: object) {
    const response = await fetch(`${this.backendUrl}${url}`, {
      method: body ? 'POST' : 'GET',
      body: body && JSON.stringify(body),
      headers: {
        Authorization: `Bearer ${this.tokens[user]}`,
        'Content-Type': 'application/json',
      },
    });
    // The API's own types are those of the contract; this script reads few fields.
    return { status: response.status, body: (await response.json()) as any };
  }
}

function sleep(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, LOOK_MS);
  });
}

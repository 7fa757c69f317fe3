import type {
  PatternType,
  PatternVersion,
  VersionRef,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import { signInToPortal, type PortalSite } from './signInToPortal';

/** Demo users that scripts and tests act as. */
export type PortalUser = 'publisher' | 'admin' | 'developer';

/** What the portal answered; `error` is there unless the status is a success. */
export type Answer<T = unknown> = {
  status: number;
  body: T & {
    error?: { name: string; message: string };
    /** What the scaffolder says of values that break a template's schema. */
    errors?: { stack: string }[];
  };
};

/** How often a task or version is looked at, in milliseconds. */
const LOOK_MS = 300;
/** How long one may take to get on, in milliseconds, unless the caller says. */
const PATIENCE_MS = 60_000;

/** States that a version does not leave by itself. */
const endStates: readonly VersionState[] = [
  'invalid',
  'rejected',
  'publish-failed',
  'published',
];

type TaskEvent = {
  type: string;
  body?: { error?: { message?: string } };
};

/** The portal's API as its demo users call it. */
export class PortalApi {
  private constructor(
    private readonly backendUrl: string,
    private readonly tokens: Record<PortalUser, string>,
  ) {}

  /** @throws Error when a demo user cannot sign in. */
  static async signIn(site: PortalSite): Promise<PortalApi> {
    return new PortalApi(site.backendUrl, {
      publisher: await signInToPortal(site, 'publisher'),
      admin: await signInToPortal(site, 'admin'),
      developer: await signInToPortal(site, 'developer'),
    });
  }

  /** One call; a POST when there is a body, unless the method is given. */
  async call<T = unknown>(
    user: PortalUser,
    url: string,
    body?: object,
    method = body ? 'POST' : 'GET',
  ): Promise<Answer<T>> {
    const isBinary = Buffer.isBuffer(body);
    const response = await fetch(`${this.backendUrl}${url}`, {
      method,
      body: isBinary ? new Uint8Array(body) : body && JSON.stringify(body),
      headers: {
        Authorization: `Bearer ${this.tokens[user]}`,
        'Content-Type': isBinary ? 'application/x-tar' : 'application/json',
      },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      body: isJson
        ? JSON.parse(text)
        : { error: { name: 'NotJson', message: text } },
    };
  }

  /** The version as the admin sees it; undefined when there is none. */
  async findVersion(ref: VersionRef): Promise<PatternVersion | undefined> {
    const answer = await this.call<PatternVersion>('admin', urlOf(ref));
    return answer.status === 404 ? undefined : demand(answer);
  }

  /**
   * Submits through the wizard's template of a type, as the publisher. For a
   * CDK pattern this takes until it is built.
   *
   * @throws Error with the message of the task that failed.
   */
  async runWizard(values: object, type: PatternType = 'CFN'): Promise<void> {
    await this.taskEnds(await this.startWizard(values, type));
  }

  /** Starts the wizard's template; resolves with the id of its task. */
  async startWizard(
    values: object,
    type: PatternType = 'CFN',
  ): Promise<string> {
    const template = `publish-${type.toLocaleLowerCase('en-US')}-pattern`;
    return this.startTask('publisher', template, values);
  }

  /** Starts a template of the namespace `default`; resolves with the id of its task. */
  async startTask(
    user: PortalUser,
    template: string,
    values: object,
    secrets?: object,
  ): Promise<string> {
    // The catalog reads the templates shortly after the start.
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.call<{ id: string }>(
        user,
        '/api/scaffolder/v2/tasks',
        { templateRef: `template:default/${template}`, values, secrets },
      );
      if (answer.status !== 404 || Date.now() > deadline) {
        return demand(answer).id;
      }
      await sleep();
    }
  }

  /**
   * Waits for a task that the user started.
   *
   * @throws Error with the message of the task when it fails.
   */
  async taskEnds(
    taskId: string,
    user: PortalUser = 'publisher',
  ): Promise<void> {
    const url = `/api/scaffolder/v2/tasks/${taskId}`;
    for (;;) {
      const { status } = demand(await this.call<{ status: string }>(user, url));
      if (status === 'completed') return;
      if (['failed', 'cancelled'].includes(status)) {
        const events = demand(
          await this.call<TaskEvent[]>(user, `${url}/events`),
        );
        const end = events.findLast(event => event.type === 'completion');
        throw new Error(end?.body?.error?.message ?? `its task ${status}`);
      }
      await sleep();
    }
  }

  /** Approves as the admin what the admin saw. */
  async approve(version: PatternVersion, comment?: string): Promise<void> {
    const { digest, package: built } = version;
    demand(
      await this.call('admin', `${urlOf(version)}/review`, {
        decision: 'approve',
        digest,
        integrity: built?.integrity,
        comment,
      }),
    );
  }

  /** Presses Retry as the admin. */
  async retry(ref: VersionRef): Promise<void> {
    demand(await this.call('admin', `${urlOf(ref)}/retry`, {}));
  }

  /**
   * Waits until the version is in one of the states.
   *
   * @throws Error when it ends in another, or takes too long.
   */
  async settle(
    ref: VersionRef,
    states: readonly VersionState[],
    patienceMs = PATIENCE_MS,
  ): Promise<PatternVersion> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const version = demand(
        await this.call<PatternVersion>('admin', urlOf(ref)),
      );
      const { state, problem } = version;
      if (states.includes(state)) return version;
      if (endStates.includes(state)) {
        throw new Error(
          `it is ${state}: ${problem?.message ?? 'see its page'}`,
        );
      }
      if (Date.now() > deadline) throw new Error(`it is still ${state}`);
      await sleep();
    }
  }
}

/** Path of a version in the API. */
export function urlOf({ patternName, version }: VersionRef): string {
  return `/api/patterns/patterns/${patternName}/versions/${version}`;
}

/**
 * The body of a success.
 *
 * @throws Error with the portal's message otherwise.
 */
export function demand<T>({ status, body }: Answer<T>): T {
  if (status < 300) return body;
  const said =
    body.error?.message ?? body.errors?.map(({ stack }) => stack).join('; ');
  throw new Error(said ?? `status ${status}`);
}

function sleep(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, LOOK_MS);
  });
}

import type {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import type { Audit } from '../audit/Audit';
import type { Counted, RequestCounts } from '../router/RequestCounts';
import { TooManyRequestsError } from '../router/TooManyRequestsError';

/** What an agent asks for in the name of a person. */
export type AgentCall = {
  /** Event id of the audit log, in kebab case. */
  eventId: string;
  meta: Record<string, string | undefined>;
  counts: Counted;
  credentials: BackstageCredentials;
};

/** The person in whose name an agent calls. */
export type Person = BackstageCredentials<BackstageUserPrincipal>;

/**
 * The way into the plugin that every action takes: for people alone, within
 * their limits, and told to the audit log with its end.
 */
export class AgentCalls {
  constructor(
    private readonly options: {
      auth: AuthService;
      audit: Audit;
      counts: RequestCounts;
    },
  ) {}

  /**
   * @throws NotAllowedError for a service, ServiceUnavailableError with the
   * time to wait when these are too many calls.
   */
  async run<T>(
    { eventId, meta, counts, credentials }: AgentCall,
    work: (person: Person) => Promise<T>,
  ): Promise<{ output: T }> {
    const output = await this.options.audit.change(
      { eventId, meta, credentials },
      async () => {
        const person = this.personOf(credentials);
        await this.count(counts, person.principal.userEntityRef);
        return work(person);
      },
    );
    return { output };
  }

  private personOf(credentials: BackstageCredentials): Person {
    if (this.options.auth.isPrincipal(credentials, 'user')) return credentials;
    throw new NotAllowedError(
      'Agents act for a person, and this token is that of a service: sign in to the portal as a user, and call with the token of that user',
    );
  }

  private async count(what: Counted, caller: string) {
    try {
      await this.options.counts.count(what, caller);
    } catch (error) {
      if (!(error instanceof TooManyRequestsError)) throw error;
      // The MCP server of Backstage hides the message of a 429 from the model.
      throw new ServiceUnavailableError(error.message);
    }
  }
}

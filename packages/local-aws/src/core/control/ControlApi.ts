import { LocalResponse } from '../AwsService';
import { FaultRegistry } from '../faults/FaultRegistry';

/** The path under which the local AWS is steered; no bucket can have this name. */
export const CONTROL_PREFIX = '/_local/';

function json(status: number, value: object): LocalResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  };
}

/** Steers a running local AWS: its faults, a reset of its state, and its mailbox. */
export class ControlApi {
  constructor(
    private readonly faults: FaultRegistry,
    private readonly reset: () => Promise<void>,
    private readonly mailbox: {
      handle(method: string, path: string): LocalResponse | undefined;
    },
  ) {}

  /** Answers a request below CONTROL_PREFIX; never throws. */
  async handle(
    method: string,
    path: string,
    body: Buffer,
  ): Promise<LocalResponse> {
    switch (`${method} ${path}`) {
      case 'GET /_local/health':
        return json(200, { status: 'ok' });
      case 'GET /_local/faults':
        return json(200, { faults: this.faults.list() });
      case 'POST /_local/faults':
        return this.addFault(body);
      case 'DELETE /_local/faults':
        this.faults.clear();
        return { status: 204, headers: {} };
      case 'POST /_local/reset':
        this.faults.clear();
        await this.reset();
        return { status: 204, headers: {} };
      default:
        return (
          this.mailbox.handle(method, path) ??
          json(404, { error: `${method} ${path} does not exist` })
        );
    }
  }

  private addFault(body: Buffer): LocalResponse {
    try {
      this.faults.add(JSON.parse(body.toString('utf8')));
    } catch (error) {
      return json(400, { error: (error as Error).message });
    }
    return json(201, { faults: this.faults.list() });
  }
}

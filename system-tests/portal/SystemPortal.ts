import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Child } from '../../scripts/portal/Child';
import { PortalApi } from '../../scripts/portal/PortalApi';
import { prepareLocalAws } from '../../scripts/portal/prepareLocalAws';
import { developmentSite } from '../../scripts/portal/signInToPortal';
import { waitFor } from '../../scripts/portal/waitFor';
import { freePort } from './freePort';
import {
  dataServicesArguments,
  onAwsData,
} from '../../scripts/portal/dataServices';
import {
  awsUrl,
  holdFile,
  killSwitchFile,
  portalConfig,
  type PortalPlace,
} from './portalConfig';

const root = path.resolve(__dirname, '../..');

/**
 * The back end of the portal and its local AWS, as processes of their own, on
 * ports of their own, with their data in a temporary folder. With
 * PORTAL_MODE=aws the portal keeps its data in the local AWS.
 */
export class SystemPortal {
  private starts = 0;
  private changes: object = {};
  private backend!: Child;
  private localAws!: Child;
  private env!: Record<string, string>;

  /** The API, with everyone signed in. */
  api!: PortalApi;

  private constructor(private readonly place: PortalPlace) {}

  /** Starts both. */
  static async start(): Promise<SystemPortal> {
    const folder = mkdtempSync(path.join(tmpdir(), 'patterns-system-'));
    for (const name of ['database', 'logs']) mkdirSync(path.join(folder, name));
    const portal = new SystemPortal({
      folder,
      backendPort: await freePort(),
      signInPort: await freePort(),
      awsPort: await freePort(),
    });
    await portal.startLocalAws();
    await portal.restart();
    portal.api = await PortalApi.signIn(developmentSite(portal.backendUrl));
    return portal;
  }

  get backendUrl(): string {
    return `http://localhost:${this.place.backendPort}`;
  }

  get awsUrl(): string {
    return awsUrl(this.place);
  }

  /** Ends the back end with SIGKILL, at once. */
  async crash(): Promise<void> {
    await this.backend.crash();
  }

  /** Makes the back end end itself with SIGKILL where it logs a text. */
  crashAtLog(text: string): void {
    writeFileSync(killSwitchFile(this.place), text);
  }

  /** Resolves when the back end has died at the text of `crashAtLog`. */
  async crashed(): Promise<void> {
    await this.backend.ended();
  }

  /** Changes the configuration from the next start on, in place of earlier changes. */
  configure(changes: object): void {
    this.changes = changes;
  }

  /** Starts the back end, which has to be dead, on the same data. */
  async restart(): Promise<void> {
    const { folder } = this.place;
    rmSync(killSwitchFile(this.place), { force: true });
    const config = path.join(folder, 'app-config.system.yaml');
    writeFileSync(config, JSON.stringify(portalConfig(this.place)));
    const changes = path.join(folder, 'app-config.changes.yaml');
    writeFileSync(changes, JSON.stringify(this.changes));
    this.backend = this.startChild('backend', 'packages/backend', [
      // As `backstage-cli package start` runs it, without watching files.
      ...['--require', '@backstage/cli-node/config/nodeTransform.cjs'],
      ...['--require', path.join(__dirname, 'killSwitch.cjs')],
      'src/index.ts',
      ...['--config', path.join(root, 'app-config.yaml')],
      ...(onAwsData
        ? ['--config', path.join(root, 'app-config.aws.yaml')]
        : []),
      ...['--config', config],
      ...['--config', changes],
    ]);
    await Promise.race([
      waitFor(`${this.backendUrl}/.backstage/health/v1/readiness`),
      this.backend.ended().then(() => {
        throw new Error(`The back end has ended: see ${folder}/logs`);
      }),
    ]);
  }

  /** Where the back end keeps a bundle. */
  bundleFile(digest: string): string {
    const { folder } = this.place;
    return path.join(folder, 'bundles', digest.slice(0, 2), `${digest}.tar`);
  }

  /** Everything that the processes have written so far. */
  readLogs(): string {
    const logs = path.join(this.place.folder, 'logs');
    return readdirSync(logs)
      .map(file => readFileSync(path.join(logs, file), 'utf8'))
      .join('\n');
  }

  /** Keeps versions in `validating`, until released. */
  holdValidation(): void {
    writeFileSync(holdFile(this.place), '');
  }

  releaseValidation(): void {
    rmSync(holdFile(this.place), { force: true });
  }

  /** Starts the local AWS, which has to be dead, on the same data. */
  async startLocalAws(): Promise<void> {
    const { folder, awsPort, signInPort } = this.place;
    this.localAws = this.startChild('local-aws', '.', [
      ...['--import', 'tsx', 'packages/local-aws/src/cli.ts'],
      ...['--port', String(awsPort), '--sign-in-port', String(signInPort)],
      ...['--data-dir', path.join(folder, 'aws')],
      '--callback-url',
      `${this.backendUrl}/api/auth/cognito/handler/frame`,
      ...(onAwsData
        ? await dataServicesArguments(
            this.awsUrl,
            path.join(folder, 'functions'),
          )
        : []),
    ]);
    this.env = await prepareLocalAws(this.awsUrl, { data: onAwsData });
  }

  /** Ends the local AWS with SIGKILL: AWS is down. */
  async crashLocalAws(): Promise<void> {
    await this.localAws.crash();
  }

  /** Stops both, and removes their data unless a test failed. */
  async stop(keepData: boolean): Promise<void> {
    this.releaseValidation();
    await this.backend.stop();
    await this.localAws.stop();
    if (keepData) console.log(`The logs are in ${this.place.folder}/logs`);
    else rmSync(this.place.folder, { recursive: true, force: true });
  }

  private startChild(name: string, folder: string, args: string[]): Child {
    this.starts += 1;
    return new Child({
      name,
      cwd: path.join(root, folder),
      args: ['--require', path.join(__dirname, 'endWithParent.cjs'), ...args],
      env: {
        ...process.env,
        ...this.env,
        NODE_ENV: 'development',
        KILL_SWITCH_FILE: killSwitchFile(this.place),
      },
      logFile: path.join(
        this.place.folder,
        'logs',
        `${this.starts}-${name}.log`,
      ),
    });
  }
}

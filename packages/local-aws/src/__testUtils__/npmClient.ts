import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** How an npm command ended. */
export interface NpmResult {
  code: number | null;
  /** What it wrote to both of its outputs. */
  output: string;
}

/** The real npm client in a folder of its own, without the machine's npm settings. */
export class NpmClient {
  readonly folder = mkdtempSync(join(tmpdir(), 'local-npm-'));

  /**
   * @param registry - the endpoint of the repository, with a slash at the end
   * @param token - the bearer token; without it the client is anonymous
   */
  constructor(registry: string, token?: string) {
    const lines = [`registry=${registry}`, 'fetch-retries=0', 'audit=false'];
    if (token)
      lines.push(`${registry.replace('http:', '')}:_authToken=${token}`);
    this.write('home/.npmrc', lines.join('\n'));
  }

  /** Writes a file below the folder. */
  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  /** Runs npm in a folder below the folder. */
  run(project: string, ...args: string[]): Promise<NpmResult> {
    mkdirSync(join(this.folder, project), { recursive: true });
    const child = spawn('npm', args, {
      cwd: join(this.folder, project),
      env: { PATH: process.env.PATH, HOME: join(this.folder, 'home') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: string[] = [];
    child.stdout.on('data', chunk => chunks.push(String(chunk)));
    child.stderr.on('data', chunk => chunks.push(String(chunk)));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', code => resolve({ code, output: chunks.join('') }));
    });
  }

  /** Publishes a package of one file. */
  publish(
    name: string,
    version: string,
    ...args: string[]
  ): Promise<NpmResult> {
    const project = `package-${version}`;
    this.write(
      `${project}/package.json`,
      JSON.stringify({
        name,
        version,
        description: 'A network',
        license: 'Apache-2.0',
        repository: 'https://example.com/network.git',
      }),
    );
    this.write(`${project}/index.js`, `exports.version = '${version}';\n`);
    return this.run(project, 'publish', ...args);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

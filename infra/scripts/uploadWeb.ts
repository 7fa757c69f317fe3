// `yarn infra:web <bucket> [<dist>]`: puts the built front end into the web
// bucket. Nobody has to be told: CloudFront asks for the document each time, and
// all that it names has a new name.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { S3Client } from '@aws-sdk/client-s3';
import { checkWebBuild } from './web/checkWebBuild';
import { uploadFiles } from './web/uploadFiles';
import { listWebFiles } from './web/WebFile';

const USAGE = `PORTAL_URL=<address> yarn infra:web <bucket> [<dist>]

  PORTAL_URL  where people open the portal, such as https://patterns.example.com
  <bucket>    the output WebBucket of the stack "edge"
  <dist>      the built front end, packages/app/dist without it
`;

/** Of the stack "edge", wherever the portal is. */
const REGION = 'us-east-1';

/**
 * Uploads a build of the front end.
 *
 * @returns how many files, and how many bytes
 * @throws UnfitWebBuild when it is for another portal
 */
export async function uploadWeb(options: {
  client: S3Client;
  bucket: string;
  dist: string;
  portalUrl: string;
}): Promise<{ files: number; bytes: number }> {
  const { client, bucket, dist, portalUrl } = options;
  checkWebBuild(dist, portalUrl);
  const files = listWebFiles(dist);
  return {
    files: files.length,
    bytes: await uploadFiles(client, bucket, files),
  };
}

function isOrigin(url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === url;
}

function readArguments() {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [bucket, dist = path.join(__dirname, '../../packages/app/dist')] =
    positionals;
  const portalUrl = process.env.PORTAL_URL;
  if (!bucket || positionals.length > 2) throw new Error('Name one bucket.');
  if (!portalUrl || !isOrigin(portalUrl)) {
    throw new Error(
      'PORTAL_URL must be an address without a path, such as https://patterns.example.com.',
    );
  }
  return { bucket, dist, portalUrl };
}

async function main(): Promise<number> {
  let options;
  try {
    options = readArguments();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return 1;
  }
  const client = new S3Client({ region: REGION });
  try {
    const { files, bytes } = await uploadWeb({ client, ...options });
    process.stdout.write(
      `${files} files, ${(bytes / 1024 / 1024).toFixed(1)} MiB, in ${
        options.bucket
      }: ${options.portalUrl}\n`,
    );
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}

if (require.main === module) {
  void main().then(code => process.exit(code));
}

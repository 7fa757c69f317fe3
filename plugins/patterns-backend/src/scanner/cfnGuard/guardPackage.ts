import { dirname, join } from 'node:path';

/** What `@cdklabs/cdk-validator-cfnguard` ships, as absolute paths. */
export type GuardPackage = {
  /** The cfn-guard program for this machine. */
  binary: string;
  /** Rules of AWS Control Tower. */
  rules: string;
  /** What AWS says of each of them. */
  metadata: string;
};

const platforms: Record<string, string> = { linux: 'ubuntu', darwin: 'macos' };
const architectures: Record<string, string> = {
  x64: 'x86_64',
  arm64: 'aarch64',
};

/**
 * Finds the program and rules of the package. The folders are those that its
 * `CfnGuardValidator` looks in; "ubuntu" is a static build for any Linux.
 *
 * @throws Error on a platform that the package has no program for.
 */
export function findGuardPackage(
  platform: string = process.platform,
  architecture: string = process.arch,
): GuardPackage {
  const system = platforms[platform];
  const processor = architectures[architecture];
  if (!system || !processor) {
    throw new Error(
      `cfn-guard has no program for ${platform} on ${architecture}: run the back end on Linux or macOS, on x64 or arm64, or set patterns.scanners.cfnGuard.enabled to false and configure another policy scanner`,
    );
  }
  const root = dirname(
    require.resolve('@cdklabs/cdk-validator-cfnguard/package.json'),
  );
  return {
    binary: join(root, 'bin', system, processor, 'cfn-guard'),
    rules: join(root, 'rules/control-tower/cfn-guard'),
    metadata: join(root, 'rules/control-tower/metadata'),
  };
}

import { quote } from './shell';
import { placeholder, provisionedName, type UsageTarget } from './UsageTarget';

/** The `aws` command that provisions a version, for a POSIX shell. */
export function cliCommand(target: UsageTarget): string {
  const { region, productId, version, pathName, required } = target;
  const lines = [
    'aws servicecatalog provision-product',
    `--region ${quote(region)}`,
    `--product-id ${quote(productId)}`,
    `--provisioning-artifact-name ${quote(version)}`,
    ...(pathName ? [`--path-name ${quote(pathName)}`] : []),
    `--provisioned-product-name ${quote(provisionedName(target))}`,
    ...(required.length ? ['--provisioning-parameters'] : []),
    ...required.map(p => `  ${quote(`Key=${p.name},Value=${placeholder(p)}`)}`),
  ];
  return lines.join(' \\\n  ');
}

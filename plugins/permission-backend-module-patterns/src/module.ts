import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { PatternsPermissionPolicy } from './PatternsPermissionPolicy';
import { readPatternsPolicyOptions } from './PatternsPolicyOptions';

/**
 * Sets the policy of the portal. A back end has exactly one policy: leave this
 * module out to call `decidePatternsPermission` from your own.
 * @public
 */
export const permissionModulePatterns = createBackendModule({
  pluginId: 'permission',
  moduleId: 'patterns',
  register(reg) {
    reg.registerInit({
      deps: {
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
        config: coreServices.rootConfig,
      },
      async init({ policy, userInfo, config }) {
        const options = readPatternsPolicyOptions(config);
        policy.setPolicy(new PatternsPermissionPolicy(userInfo, options));
      },
    });
  },
});

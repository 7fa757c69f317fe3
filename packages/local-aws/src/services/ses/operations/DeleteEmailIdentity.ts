import type { DeleteEmailIdentityRequest } from '@aws-sdk/client-sesv2';
import { defineSesOperation } from '../defineSesOperation';

/** Ends that mail is sent from an address or domain. */
export const DeleteEmailIdentity =
  defineSesOperation<DeleteEmailIdentityRequest>({
    understands: ['EmailIdentity'],
    run({ EmailIdentity: name = '' }, ses) {
      ses.removeIdentity(name);
      return {};
    },
  });

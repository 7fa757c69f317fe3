import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { ErrorState } from '../shared/ErrorState';

/** Says why there is no file. */
export function ExportFailed(props: { error: Error; onClose: () => void }) {
  const { error, onClose } = props;
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()}>
      <DialogHeader>No file was exported</DialogHeader>
      <DialogBody>
        <ErrorState title="The attributes could not be read" error={error} />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          Close
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

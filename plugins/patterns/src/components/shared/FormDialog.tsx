import type { ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { useFocusInvalid } from './useFocusInvalid';
import styles from './FormDialog.module.css';

/**
 * A dialog with a form. It closes by its buttons and Escape only: what is typed
 * is not lost to a click beside it.
 */
export function FormDialog(props: {
  title: string;
  submitLabel: string;
  width?: number;
  pending: boolean;
  isDisabled?: boolean;
  /** Whether the form is as it must be; if not, the first wrong field gets the focus. */
  isValid: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { title, submitLabel, width = 640, pending, isDisabled } = props;
  const { isValid, onSubmit, onClose, children } = props;
  const { form, focusInvalid } = useFocusInvalid<HTMLFormElement>();
  return (
    <Dialog
      isOpen
      isDismissable={false}
      width={width}
      onOpenChange={open => !open && onClose()}
    >
      <DialogHeader>{title}</DialogHeader>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault();
          if (!isValid) focusInvalid();
          if (!pending) onSubmit();
        }}
      >
        <DialogBody>
          <div className={styles.body}>{children}</div>
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            type="submit"
            isPending={pending}
            isDisabled={isDisabled}
          >
            {submitLabel}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

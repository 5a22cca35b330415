"""The plain, frozen records that the stages hand on; nothing here imports another room."""

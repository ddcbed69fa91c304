//! The current time.

use std::time::SystemTime;

/// Returns the current time.
///
/// On wasm32-unknown-unknown, `SystemTime::now` panics, so this function asks JavaScript.
pub(crate) fn now() -> SystemTime {
    #[cfg(all(target_family = "wasm", target_os = "unknown"))]
    {
        use web_time::web::SystemTimeExt;
        web_time::SystemTime::now().to_std()
    }
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    SystemTime::now()
}
